"""Streams of a PDF as PDF/A asks for them."""

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFImageXObject, PDFStream


class EvenStream(PDFStream):  # type: ignore[misc]
    """A stream with an end of line before `endstream`: PDF/A asks for it, ReportLab leaves it out."""

    def format(self, document: PDFDocument) -> bytes:
        """The bytes of the stream object."""
        return _even(super().format(document))


class EvenImage(PDFImageXObject):  # type: ignore[misc]
    """A picture whose stream ends in the same way."""

    def format(self, document: PDFDocument) -> bytes:
        """The bytes of the picture's object."""
        return _even(super().format(document))


def _even(written: bytes) -> bytes:
    """What a stream ends with may look like the first half of an end of line of two characters: then both are written,
    or a reader would take the last byte of the stream for one of them."""
    stream = written.removesuffix(b"endstream\n")
    return stream + (b"\r\nendstream\n" if stream.endswith(b"\r") else b"\nendstream\n")
