; The installer for Windows: for one user, without administrator rights, in Swedish.
;   makensis -DVERSION=0.1.0 -DFOLDER=..\dist\lagesbild packaging\installer.nsi
; FOLDER is what `dev.py package` makes on Windows.

Unicode true
Target amd64-unicode
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true

!include "MUI2.nsh"

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

!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "Starta ${NAME}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Swedish"

; A file of a running program can't be replaced; opening it for writing tells whether it runs.
!macro StopIfRunning
  IfFileExists "$INSTDIR\${WINDOW}" 0 not_running
  ClearErrors
  FileOpen $0 "$INSTDIR\${WINDOW}" a
  IfErrors 0 close
    MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME} är öppet. Stäng programmet och försök igen. Inget har ändrats." /SD IDOK
    SetErrorLevel 1
    Quit
  close:
    FileClose $0
  not_running:
!macroend

Section "Program"
  !insertmacro StopIfRunning
  ; What an earlier version left would be loaded beside the new.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\avinstallera.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"

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
  !insertmacro StopIfRunning
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\lagesbild.exe"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\avinstallera.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "Software\Classes\.lagesbild"
  DeleteRegKey HKCU "Software\Classes\${FILETYPE}"
  DeleteRegKey HKCU "${REGISTERED}"
SectionEnd
