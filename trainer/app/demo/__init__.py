"""trainer demo: a believable year in a county brigade, through the services and the real exam window."""
