"""Own rule sets: written in a form, checked by the same reader as files, kept as files of the workspace."""
