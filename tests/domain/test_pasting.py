from decimal import Decimal

from app.domain.errors import Unclear
from app.domain.pasting import amounts, days


def test_one_day_that_is_certain_tells_how_the_column_is_meant():
    assert days(["25/12/2026 15:00:00", "03/04/2027"]) == ["2026-12-25 15:00", "2027-04-03"]
    (alone,) = days(["03/04/2027"])
    assert isinstance(alone, Unclear)
    assert alone.doubt == "day_or_month"


def test_one_amount_that_is_certain_tells_what_the_signs_of_the_column_mean():
    assert amounts(["4,800"]) == [4800]
    first, second = amounts(["12,50", "4,800"])
    assert first == Decimal("12.50")
    assert isinstance(second, Unclear)
    assert second.doubt == "thousands_or_decimals"
