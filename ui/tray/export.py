"""A document as a file that the browser saves."""

from dataclasses import dataclass
from enum import StrEnum

from ui.tray.document import Document
from ui.tray.markdown import markdown
from ui.tray.records import records
from ui.tray.word import word


class Form(StrEnum):
    """The formats, by the end of their file names."""

    MARKDOWN = "md"
    WORD = "docx"
    JSON = "json"


MEDIA = {
    Form.MARKDOWN: "text/markdown",
    Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.JSON: "application/json",
}


@dataclass(frozen=True, slots=True)
class File:
    """Its name, which is made of our own words and the day, its media type and its bytes."""

    name: str
    media: str
    content: bytes


def exported(document: Document, form: Form, name: str) -> File:
    """The document in this format; `name` is what the file's name begins with."""
    match form:
        case Form.MARKDOWN:
            content = markdown(document).encode("utf-8", "replace")
        case Form.WORD:
            content = word(document)
        case Form.JSON:
            content = records(document).encode("utf-8", "replace")
    return File(f"{name}-{document.day.isoformat()}.{form.value}", MEDIA[form], content)
