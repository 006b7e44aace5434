"""A stream of a PDF as PDF/A asks for it."""

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream


class EvenStream(PDFStream):  # type: ignore[misc]
    """A stream with an end of line before `endstream`: PDF/A asks for it, ReportLab leaves it out."""

    def format(self, document: PDFDocument) -> bytes:
        """The bytes of the stream object."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"
