"""缓考: asked for beforehand with a proof, decided by another person; the attempt stays a first one."""
