"""证书: what was issued to whom, kept as bytes."""
