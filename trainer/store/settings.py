"""Settings of the office: named values kept in the store, changed with a trace."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from trainer.store.base import Base


class Setting(Base):
    """One named value of the office."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


def read_setting(session: Session, name: str, default: Any = None) -> Any:
    """The kept value, or the default where none was ever set."""
    found = session.execute(select(Setting.value).where(Setting.name == name)).first()
    return default if found is None else found[0]


def write_setting(session: Session, name: str, value: Any) -> None:
    """Sets a value inside the caller's transaction."""
    setting = session.get(Setting, name)
    if setting is None:
        session.add(Setting(name=name, value=value))
    else:
        setting.value = value
    session.flush()
