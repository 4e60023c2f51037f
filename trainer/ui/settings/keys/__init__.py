"""证书密钥: the public keys offices exchange so that certificates are checked without a network."""
