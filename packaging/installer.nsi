; The installer for Windows: for one user, without administrator rights, in Swedish.
;   makensis -DVERSION=0.1.0 -DFOLDER=..\dist\lagesbild packaging\installer.nsi
; FOLDER is what `dev.py package` makes on Windows.

Unicode true
Target amd64-unicode
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true

!include "LogicLib.nsh"
!include "MUI2.nsh"
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

!ifndef VERSION
  !error "Say which version: -DVERSION=…"
!endif
!ifndef FOLDER
  !define FOLDER "..\dist\lagesbild"
!endif

!define NAME "Lägesbild"
!define REGISTERED "Software\Microsoft\Windows\CurrentVersion\Uninstall\Lagesbild"
!define FILETYPE "Lagesbild.Arbetsbok"
!define WINDOW "lagesbild-window.exe"
!define COMMAND "lagesbild.exe"
; As app/startup.py tells Windows: a shortcut that is pinned then shares its button with the window.
!define APP_USER_MODEL_ID "Lagesbild.Lagesbild"
!define ASIDE "_internal.tas-bort"
!define IS_OPEN "${NAME} är öppet, eller så används en fil i programmets mapp av ett annat program. Stäng det och försök igen. Inget har ändrats."

Name "${NAME}"
OutFile "Lagesbild-${VERSION}-installation.exe"
InstallDir "$LOCALAPPDATA\Programs\Lagesbild"
InstallDirRegKey HKCU "${REGISTERED}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1053 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1053 "FileDescription" "Installation av ${NAME}"
VIAddVersionKey /LANG=1053 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "LegalCopyright" ""

!define MUI_ICON "lagesbild.ico"
!define MUI_UNICON "lagesbild.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "Starta ${NAME}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Swedish"

; What a running program has loaded can't be opened for writing. $1 becomes the file that could not.
!macro LookAt FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $0 "${FILE}" a
    ${If} ${Errors}
      StrCpy $1 "${FILE}"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
!macroend

; Takes the earlier version's files away, or changes nothing. A window may have been opened by either of the programs, or
; by a copy of one of them, so that what all of them load is looked at as well. The folder is moved aside before anything
; is deleted: that fails as long as somebody has a file in it open.
!macro RemoveProgram
  ${Do}
    StrCpy $1 ""
    !insertmacro LookAt "$INSTDIR\${WINDOW}"
    !insertmacro LookAt "$INSTDIR\${COMMAND}"
    FindFirst $2 $3 "$INSTDIR\_internal\*.dll"
    ${DoWhile} $3 != ""
      !insertmacro LookAt "$INSTDIR\_internal\$3"
      FindNext $2 $3
    ${Loop}
    FindClose $2
    ${If} $1 == ""
    ${AndIf} ${FileExists} "$INSTDIR\_internal\*.*"
      RMDir /r "$INSTDIR\${ASIDE}"
      ClearErrors
      Rename "$INSTDIR\_internal" "$INSTDIR\${ASIDE}"
      ${If} ${Errors}
        StrCpy $1 "$INSTDIR\_internal"
      ${EndIf}
    ${EndIf}
    ${If} $1 == ""
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${IS_OPEN}" /SD IDCANCEL IDRETRY +3
    SetErrorLevel 1
    Quit
  ${Loop}
  RMDir /r "$INSTDIR\${ASIDE}"
  Delete "$INSTDIR\${COMMAND}"
  Delete "$INSTDIR\${WINDOW}"
!macroend

; Writes the name of the program in a shortcut; one that can't be written is a shortcut all the same.
!macro NameShortcut FILE
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${FILE}", ${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "${APP_USER_MODEL_ID}")p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*(&i2 ${VT_BSTR}, &i6, p r3, p)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        ${IPropertyStore::Commit} $2 ""
        ${IPersistFile::Save} $1 '("${FILE}", 1)'
        System::Call 'Oleaut32::SysFreeString(p r3)'
        System::Free $4
        System::Free $5
        ${IUnknown::Release} $2 ""
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

Section "Program"
  ; What an earlier version left would be loaded beside the new.
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\avinstallera.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  !insertmacro NameShortcut "$SMPROGRAMS\${NAME}.lnk"

  WriteRegStr HKCU "Software\Classes\.lagesbild" "" "${FILETYPE}"
  WriteRegStr HKCU "Software\Classes\${FILETYPE}" "" "Arbetsbok för ${NAME}"
  WriteRegStr HKCU "Software\Classes\${FILETYPE}\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "Software\Classes\${FILETYPE}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'

  WriteRegStr HKCU "${REGISTERED}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${REGISTERED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REGISTERED}" "DisplayIcon" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${REGISTERED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REGISTERED}" "UninstallString" '"$INSTDIR\avinstallera.exe"'
  WriteRegStr HKCU "${REGISTERED}" "QuietUninstallString" '"$INSTDIR\avinstallera.exe" /S'
  WriteRegDWORD HKCU "${REGISTERED}" "NoModify" 1
  WriteRegDWORD HKCU "${REGISTERED}" "NoRepair" 1
SectionEnd

; The program goes; settings and workspaces are the user's and stay.
Section "Uninstall"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\avinstallera.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "Software\Classes\.lagesbild"
  DeleteRegKey HKCU "Software\Classes\${FILETYPE}"
  DeleteRegKey HKCU "${REGISTERED}"
SectionEnd
