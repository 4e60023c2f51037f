"""An office's own rule or template, kept as the program keeps it but read by nobody first."""

from trainer.app.services import Services
from trainer.store.office_files import Area, put_file


def keep_own(services: Services, name: str, words: str, area: Area = Area.RULES) -> None:
    with services.store.database.write() as session:
        put_file(session, area, name, words, services.ids.new(), None, services.clock.now())
