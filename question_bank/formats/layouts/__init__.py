"""Readers of the layouts that banks circulate in: text, Markdown and Word, as people typed them."""
