"""Pictures from strangers, made safe: decoded whole, made small enough, written anew without anything but pixels."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from question_bank.question import Picture

LARGEST_SOURCE = 20 * 1024 * 1024
LARGEST_KEPT = 1536 * 1024
LONGEST_SIDE = 2000
_MOST_PIXELS = 40_000_000
_FORMATS = ("PNG", "JPEG", "BMP", "GIF", "DIB", "TIFF")
_PNG = b"\x89PNG\r\n\x1a\n"
_PLAIN_CHUNKS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"))
_QUALITIES = (88, 75, 60)


class PictureError(ValueError):
    """The bytes are no picture that can be kept; `code` is picture.unreadable or picture.too_large."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def keepable(data: bytes, words: str = "") -> tuple[Picture, bytes]:
    """The picture and the bytes to keep under its hash; bytes that were made here come back as they are.

    Raises PictureError. Metadata, further frames and whatever is hidden behind the picture are left behind.
    """
    if len(data) > LARGEST_SOURCE:
        raise PictureError("picture.too_large")
    image, form = _decoded(data)
    if not (_is_bare(data, form) and max(image.size) <= LONGEST_SIDE and len(data) <= LARGEST_KEPT):
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        data = _encoded(image, form)
    return Picture(hashlib.sha256(data).hexdigest(), image.width, image.height, words), data


def _decoded(data: bytes) -> tuple[Image.Image, str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            form = image.format or ""
            if image.width * image.height > _MOST_PIXELS:
                raise PictureError("picture.too_large")
            image.load()
            turned = ImageOps.exif_transpose(image)
    except Image.DecompressionBombError as error:
        raise PictureError("picture.too_large") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error, EOFError, MemoryError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("picture.unreadable") from error
    return turned, form


def _encoded(image: Image.Image, form: str) -> bytes:
    """A photograph as JPEG, everything else as PNG unless that is too large."""
    if form != "JPEG":
        clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
        drawn = image.convert("RGBA" if clear else "L" if image.mode in ("1", "L", "I", "I;16") else "RGB")
        data = _saved(drawn, "PNG", optimize=True)
        if len(data) <= LARGEST_KEPT:
            return data
        image = _on_white(drawn)
    flat = image if image.mode in ("RGB", "L") else image.convert("RGB")
    for quality in _QUALITIES:
        data = _saved(flat, "JPEG", quality=quality)
        if len(data) <= LARGEST_KEPT:
            return data
    raise PictureError("picture.too_large")


def _saved(image: Image.Image, form: str, **settings: int | bool) -> bytes:
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    buffer = io.BytesIO()
    bare.save(buffer, form, **settings)
    return buffer.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _is_bare(data: bytes, form: str) -> bool:
    """Whether the file holds nothing but what draws the picture."""
    try:
        return _is_bare_png(data) if form == "PNG" else form == "JPEG" and _is_bare_jpeg(data)
    except (struct.error, IndexError):
        return False


def _is_bare_png(data: bytes) -> bool:
    place = len(_PNG)
    name: bytes
    while place < len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        if name not in _PLAIN_CHUNKS:
            return False
        place += length + 12
        if name == b"IEND":
            return bool(place == len(data))
    return False


def _is_bare_jpeg(data: bytes) -> bool:
    """Segments up to the first scan: tables and the plain JFIF head only, and nothing behind the end."""
    place = 2
    while data[place] == 0xFF:
        marker = data[place + 1]
        length: int
        (length,) = struct.unpack_from(">H", data, place + 2)
        if marker == 0xDA:
            return data.find(b"\xff\xd9", place) == len(data) - 2
        if marker == 0xFE or (0xE0 <= marker <= 0xEF and (marker != 0xE0 or length != 16)):
            return False
        place += 2 + length
    return False
