"""证书: the register, one certificate with its page, issuing for an exam, checking a presented file."""
