"""花名册: reading rosters in, previewing what they would change, and giving them out."""
