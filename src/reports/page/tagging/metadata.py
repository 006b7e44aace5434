"""What the file says of itself: title, language, dates, PDF/UA-1 and PDF/A-2A, colour space."""

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from machine.resources import resource_path
from reports.page.even_stream import EvenStream

LANGUAGE = "sv-SE"
PRODUCER = "Lägesbild, ReportLab"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Title and author of the document and the day it speaks of. The day comes from the caller, never from the
    clock, so that the same data give the same bytes."""

    title: str
    author: str
    subject: str
    day: date


class MetadataStream(PDFObject):  # type: ignore[misc]
    """The XMP packet. PDF/A forbids a Filter key in it, and ReportLab's streams always write one."""

    __RefOnly__ = 1

    def __init__(self, packet: str) -> None:
        self._packet = packet.encode("utf-8")

    def format(self, _document: PDFDocument) -> bytes:
        """The bytes of the stream object."""
        head = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(self._packet)
        return head + b"\nstream\n" + self._packet + b"\nendstream\n"


class InfoDictionary(PDFInfo):  # type: ignore[misc]
    """The older information dictionary, holding exactly what the XMP packet says, as PDF/A asks."""

    def __init__(self, info: DocumentInfo) -> None:
        super().__init__()
        self._info = info
        self.title, self.author, self.subject = info.title, info.author, info.subject

    def format(self, document: PDFDocument) -> bytes:
        """The bytes of the dictionary."""
        day = PDFString(f"D:{self._info.day:%Y%m%d}000000Z")
        written: bytes = PDFDictionary(
            {
                "Title": PDFString(self._info.title),
                "Author": PDFString(self._info.author),
                "Subject": PDFString(self._info.subject),
                "Producer": PDFString(PRODUCER),
                "CreationDate": day,
                "ModDate": day,
            }
        ).format(document)
        return written


def xmp_packet(info: DocumentInfo) -> str:
    """The XMP metadata, with the schema that PDF/A wants described before it accepts the PDF/UA mark."""
    day = f"{info.day.isoformat()}T00:00:00Z"
    return _XMP.format(
        title=escape(info.title),
        author=escape(info.author),
        subject=escape(info.subject),
        language=LANGUAGE,
        producer=escape(PRODUCER),
        day=day,
    )


def output_intent(document: PDFDocument) -> PDFDictionary:
    """sRGB as the colours' meaning. The profile is a bundled file: made at run time it would hold the clock."""
    profile = EvenStream(PDFDictionary({"N": 3}), resource_path("colour/sRGB.icc").read_bytes())
    reference: PDFObjectReference = document.Reference(profile)
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": reference,
        }
    )


def describe(document: PDFDocument, info: DocumentInfo) -> None:
    """Put metadata, title display and colour space into the document's catalog.

    ReportLab's catalog writes only the entries it lists; this one instance lists OutputIntents too.
    """
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.Metadata = MetadataStream(xmp_packet(info))
    catalog.OutputIntents = PDFArray([output_intent(document)])
    # Pages are called by the numbers that stand at their feet.
    catalog.PageLabels = PDFDictionary({"Nums": PDFArray([0, PDFDictionary({"S": PDFName("D")})])})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
