"""What every article must pass, whatever it was read from; ReadingError says what was wrong."""

from __future__ import annotations

import codecs

from graphsvc.config import Settings
from graphsvc.errors import LanguageError, ReadingError
from graphsvc.reading.language import other_language

# What files of other kinds begin with, for a message that names the kind.
_SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document",
    b"SQLite format 3": "a database",
}
_WIDE_BOMS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
SAVE_AS = "Save its text as plain text (UTF-8) or HTML, and read that"


def check_bytes(data: bytes, where: str, settings: Settings) -> None:
    """Raise ReadingError where ``data`` is empty, too large, or of a kind that is no text."""
    if not data.strip():
        raise ReadingError(where, "is empty", "Give a file that holds an article")
    if len(data) > settings.max_article_bytes:
        raise too_large(where, settings)
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise ReadingError(where, f"is {kind}, not text", SAVE_AS)
    for bom, encoding in _WIDE_BOMS.items():
        if data.startswith(bom):
            raise ReadingError(
                where,
                f"is encoded in {encoding}, not in UTF-8",
                f"Convert it: iconv -f {encoding} -t UTF-8 FILE > NEW",
            )
    if (position := data.find(b"\0")) >= 0:
        raise ReadingError(where, f"is a binary file (a zero byte at {position})", SAVE_AS)


def too_large(where: str, settings: Settings) -> ReadingError:
    """Return the error of an input above ``max_article_bytes``."""
    return ReadingError(
        where,
        f"is larger than {settings.max_article_bytes:,} bytes",
        "Split it into its articles, one a file or one a JSON line, "
        "or raise max_article_bytes (GRAPHSVC_MAX_ARTICLE_BYTES)",
    )


def decode_utf8(data: bytes, where: str) -> str:
    """Return UTF-8 as text, untouched but for a byte order mark, which is no part of the text.

    Raises ReadingError with the place of the first wrong byte: an encoding is
    never guessed, since a wrong guess would change names without a word.
    """
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        line = data.count(b"\n", 0, at) + 1
        raise ReadingError(
            where,
            f"is not UTF-8 (byte 0x{data[at]:02x} at position {at}, line {line})",
            "Convert it, from Windows for instance: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW",
        ) from error


def check_text(text: str, where: str, settings: Settings) -> None:
    """Raise ReadingError where ``text`` cannot be an article that extraction reads.

    It must hold a letter, be no longer than ``max_article_chars``, hold nothing
    that the stores cannot keep (lone surrogates, NUL), and be in ``language``
    (LanguageError), as far as its length lets this be told.
    """
    if not any(char.isalpha() for char in text):
        raise ReadingError(where, "holds no words", "Give the text of an article")
    if len(text) > settings.max_article_chars:
        raise ReadingError(
            where,
            f"is longer than {settings.max_article_chars:,} characters ({len(text):,})",
            "Split it into its articles, or raise max_article_chars (GRAPHSVC_MAX_ARTICLE_CHARS)",
        )
    check_storable(text, where)
    if found := other_language(text, settings.language):
        raise LanguageError(
            where,
            f"is written in another language ({found}), not in {settings.language!r}",
            "Only English is read; give a translation",
        )


def check_storable(value: str, where: str) -> None:
    """Raise ReadingError where ``value`` holds what neither store can keep as it is."""
    if (position := value.find("\0")) >= 0:
        raise ReadingError(
            where, f"holds a NUL character (position {position})", "Remove it from the text"
        )
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadingError(
            where,
            f"holds half a character (\\u{ord(value[error.start]):04x} at position {error.start})",
            "The text was cut inside an emoji or another rare character; write it out again",
        ) from error
