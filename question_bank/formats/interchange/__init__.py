"""Question interchange formats: GIFT, Aiken, Moodle XML, QTI, Common Cartridge and older exports.

docs/formats.md lists what of each format the six kinds can hold.
"""
