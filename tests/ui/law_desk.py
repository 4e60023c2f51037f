"""A desk for the presenters of the law rooms: work runs at once, questions are answered by hand."""

from tests.fakes_ui import HandDialogs
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.ui.law.desk import LawDesk
from trainer.ui.working import InlineWorking


def law_desk(
    services: Services,
    actor: Actor,
    dialogs: HandDialogs | None = None,
    gone: list[tuple[str, object]] | None = None,
) -> LawDesk:
    went = gone if gone is not None else []
    return LawDesk(
        services.law,
        services.law_changes,
        services.bank,
        services.basis,
        services.people,
        actor,
        InlineWorking(),
        dialogs or HandDialogs(),
        lambda: None,
        lambda key, target: went.append((key, target)),
    )
