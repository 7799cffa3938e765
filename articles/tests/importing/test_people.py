"""The rows of credited people: each once, with an address of its own, in few queries, whatever another import does."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from articles.importing import people
from articles.importing.people import ensure_people
from articles.models import Reporter
from articles.models.people import free_slugs

pytestmark = pytest.mark.django_db

PERSON = Reporter.Kind.PERSON.value
MANY = [(PERSON, f"张{character}") for character in "甲乙丙丁戊庚辛壬癸"]


def slugs() -> dict[str, str]:
    return dict(Reporter.objects.values_list("name", "slug"))


def meanwhile(monkeypatch, *rows: Reporter) -> None:
    """Have another import make these rows right after addresses were looked for."""

    def looked(names):
        found = free_slugs(names)
        if rows and rows[0].pk is None:
            for row in rows:
                row.save()
        return found

    monkeypatch.setattr(people, "free_slugs", looked)


def test_many_new_people_take_few_queries(django_assert_num_queries):
    with django_assert_num_queries(3):
        keys = ensure_people(MANY, {})

    assert keys == {(row.kind, row.name): row.pk for row in Reporter.objects.all()}
    assert set(keys) == set(MANY)


def test_who_is_known_is_not_asked_for(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ensure_people(MANY[:1], {MANY[0]: 7}) == {MANY[0]: 7}


def test_names_of_one_pinyin_have_different_addresses():
    Reporter.objects.create(name="李四")

    ensure_people([(PERSON, name) for name in ("张三", "章三", "李寺", "王五")], {})

    assert (slugs()["张三"], slugs()["章三"]) == ("zhang-san", "zhang-san-2")
    assert (slugs()["李四"], slugs()["李寺"]) == ("li-si", "li-si-2")
    assert slugs()["王五"] == "wang-wu"


def test_a_numbered_address_that_is_taken_is_left_out():
    Reporter.objects.bulk_create([Reporter(name="甲", slug="zhang-san"), Reporter(name="乙", slug="zhang-san-2")])

    assert free_slugs(["张三", "章三", "张三丰"]) == ["zhang-san-3", "zhang-san-4", "zhang-san-feng"]


def test_a_person_whom_another_import_makes_is_taken(monkeypatch):
    other = Reporter(name="张三", slug="zhang-san")
    meanwhile(monkeypatch, other)

    keys = ensure_people([(PERSON, "张三"), (PERSON, "王五")], {})

    assert keys[PERSON, "张三"] == other.pk
    assert slugs() == {"张三": "zhang-san", "王五": "wang-wu"}


def test_an_address_that_another_import_takes_is_left_to_it(monkeypatch):
    meanwhile(monkeypatch, Reporter(name="章三", slug="zhang-san"))

    ensure_people([(PERSON, "张三")], {})

    assert slugs() == {"章三": "zhang-san", "张三": "zhang-san-2"}


def test_addresses_that_are_taken_again_and_again_are_an_error(monkeypatch):
    Reporter.objects.create(name="章三", slug="zhang-san")
    monkeypatch.setattr(people, "free_slugs", lambda names: ["zhang-san"] * len(names))

    with pytest.raises(IntegrityError, match="张三"):
        ensure_people([(PERSON, "张三")], {})
