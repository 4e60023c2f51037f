"""Documents out: Excel workbooks and PDF."""
