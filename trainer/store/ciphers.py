"""Sealing, signing and stretching. What does it is loaded when first needed: opening a store needs none of it."""

from __future__ import annotations


def encrypt(key: bytes, nonce: bytes, data: bytes, context: bytes | None = None) -> bytes:
    """AES-GCM; `context` is bound to the sealed bytes but not kept in them."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key).encrypt(nonce, data, context)


def decrypt(key: bytes, nonce: bytes, sealed: bytes, context: bytes | None = None) -> bytes | None:
    """The sealed bytes again; None where key, context or bytes are other ones."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(nonce, sealed, context)
    except InvalidTag:
        return None


def stretch(secret: str, salt: bytes) -> bytes:
    """A key of 32 bytes by Argon2id: 64 MB, three passes."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(secret.encode(), salt, 3, 64 * 1024, 4, 32, Type.ID)


def sign(seed: bytes, message: bytes) -> bytes:
    """Ed25519."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def is_signed(seed: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of the seed signed the message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        Ed25519PrivateKey.from_private_bytes(seed).public_key().verify(signature, message)
    except InvalidSignature:
        return False
    return True


def is_signed_by(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of the seed behind a public key signed the message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
