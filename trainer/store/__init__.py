"""The one encrypted store: engine, key, transactions, migrations, backup, audit chain, full-text index."""
