"""身份核对: numbers that name a person, and the last digits that confirm one."""
