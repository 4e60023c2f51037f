"""The management window: rail, top bar, the visible screen, the bar of long work."""
