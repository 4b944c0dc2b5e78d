"""Slugs of headings and sources."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegraph.ingest.slugs import free_slug, heading_path_slug, slugify, work_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Newsletter", "newsletter"),
        ("  4.2  Größe & Maß: Übersicht ", "4-2-groesse-mass-uebersicht"),
        ("Hvordan vi bruker Ærlighet på Åsen", "hvordan-vi-bruker-aerlighet-paa-aasen"),
        ("Déclaration — façon", "declaration-facon"),
    ],
)
def test_slugs(text, slug):
    assert slugify(text) == slug


def test_texts_of_other_scripts_stay_apart():
    assert slugify("Политика") != slugify("Данные")
    assert slugify("Политика 1") != slugify("Данные 1")


@given(st.text(max_size=200))
def test_a_slug_is_short_and_of_a_few_signs(text):
    slug = slugify(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 80


def test_long_texts_that_start_alike_stay_apart():
    assert slugify("long " * 40 + "a") != slugify("long " * 40 + "b")


def test_paths_keep_their_steps_apart():
    assert heading_path_slug(("Tools", "Web statistics")) == "tools/web-statistics"
    assert heading_path_slug(("a b", "c")) != heading_path_slug(("a", "b c"))


@pytest.mark.parametrize(
    ("source", "slug"),
    [
        ("https://www.shop.example:8443/legal/privacy.html#top", "www-shop-example-legal-privacy-html"),
        ("shop/Privacy Notice.md", "shop-privacy-notice-md"),
        ("shop\\notice.txt", "shop-notice-txt"),
    ],
)
def test_works(source, slug):
    assert work_slug(source) == slug


def test_a_slug_in_use_gets_a_suffix_that_stays():
    taken = {"a-txt": "a.txt"}
    assert free_slug("a-txt", "a.txt", taken) == "a-txt"
    other = free_slug("a-txt", "A.TXT", taken)
    assert re.fullmatch(r"a-txt-[0-9a-f]{8}", other)
    assert free_slug("a-txt", "A.TXT", taken | {other: "A.TXT"}) == other
    assert free_slug("b-txt", "b.txt", taken) == "b-txt"
