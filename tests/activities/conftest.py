import pytest

from tests.activities.classroom import Classroom, build_class
from tests.conftest import Office
from trainer.app.services import Services


@pytest.fixture
def room(services: Services, office: Office) -> Classroom:
    return build_class(services, office)
