"""Qt's plugins without those for another kind of machine.

The GTK theme brings half of GTK from whatever machine froze the program; the others draw on bare screens without a
window system. The program sets its own palette and style.
"""

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

ELSEWHERE = ("libqgtk3", "libqeglfs", "libqlinuxfb", "libqvnc", "libqvkkhrdisplay", "egldeviceintegrations")

hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [entry for entry in binaries if not any(name in entry[0] for name in ELSEWHERE)]
