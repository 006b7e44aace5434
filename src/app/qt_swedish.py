"""Qt's own words (Spara, Avbryt, Kopiera) in Swedish."""

from collections.abc import Callable

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def speak_swedish(application: QApplication) -> Callable[[], None]:
    """Let Qt speak Swedish, whatever the system speaks; gives back what ends it."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_sv", folder):
        application.installTranslator(translator)

    def end() -> None:
        application.removeTranslator(translator)
        translator.deleteLater()
        QLocale.setDefault(before)

    return end
