"""What a test asks of the X server itself: two monitors on one screen, and the focus for a window."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_ulong, c_void_p

WIDTH, HEIGHT = 1366, 768
REVERT_TO_PARENT = 2


class _Monitor(Structure):
    _fields_ = (
        ("name", c_ulong),
        ("primary", c_int),
        ("automatic", c_int),
        ("noutput", c_int),
        ("x", c_int),
        ("y", c_int),
        ("width", c_int),
        ("height", c_int),
        ("mwidth", c_int),
        ("mheight", c_int),
        ("outputs", POINTER(c_ulong)),
    )


class _Resources(Structure):
    _fields_ = (
        ("timestamp", c_ulong),
        ("configTimestamp", c_ulong),
        ("ncrtc", c_int),
        ("crtcs", c_void_p),
        ("noutput", c_int),
        ("outputs", POINTER(c_ulong)),
    )


def two_monitors(display: str) -> None:
    """Left and right half as RandR 1.5 lets a user split a screen, the left one primary."""
    x11, randr = _x11(), ctypes.CDLL("libXrandr.so.2")
    randr.XRRGetScreenResources.argtypes = (c_void_p, c_ulong)
    randr.XRRGetScreenResources.restype = POINTER(_Resources)
    randr.XRRSetMonitor.argtypes = (c_void_p, c_ulong, POINTER(_Monitor))
    connection = x11.XOpenDisplay(display.encode())
    root = x11.XDefaultRootWindow(connection)
    outputs = randr.XRRGetScreenResources(connection, root).contents.outputs
    for place, name in enumerate((b"left", b"right")):
        atom = x11.XInternAtom(connection, name, 0)
        mine = (c_ulong * 1)(outputs[0]) if place == 0 else (c_ulong * 0)()
        one = _Monitor(atom, place == 0, 0, len(mine), place * WIDTH, 0, WIDTH, HEIGHT, 361, 203, mine)
        randr.XRRSetMonitor(connection, root, byref(one))
    x11.XSync(connection, 0)
    x11.XCloseDisplay(connection)


def take_focus(display: str, window: int) -> None:
    """As a program does that asks no window manager."""
    x11 = _x11()
    connection = x11.XOpenDisplay(display.encode())
    x11.XSetInputFocus(connection, window, REVERT_TO_PARENT, 0)
    x11.XSync(connection, 0)
    x11.XCloseDisplay(connection)


def _x11() -> ctypes.CDLL:
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.argtypes, x11.XOpenDisplay.restype = (c_char_p,), c_void_p
    x11.XDefaultRootWindow.argtypes, x11.XDefaultRootWindow.restype = (c_void_p,), c_ulong
    x11.XInternAtom.argtypes, x11.XInternAtom.restype = (c_void_p, c_char_p, c_int), c_ulong
    x11.XSetInputFocus.argtypes = (c_void_p, c_ulong, c_int, c_ulong)
    x11.XSync.argtypes, x11.XCloseDisplay.argtypes = (c_void_p, c_int), (c_void_p,)
    return x11
