"""The page in headless Chromium: what JavaScript adds, and that nothing hostile runs."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(chromium, page_server):
    """Open an address; at the end, the page must have reported no error."""
    yield from visiting(chromium, page_server)


@pytest.fixture
def visit_reviewed(chromium, reviewed_server):
    """As ``visit``, where analysts have been at work."""
    yield from visiting(chromium, reviewed_server)


def visiting(chromium, server):
    opened, problems = [], []

    def open_page(path="/", **options):
        context = chromium.new_context(base_url=server.address, **options)
        context.set_default_timeout(120_000)  # a busy machine is no failure
        tab = context.new_page()
        tab.on("pageerror", lambda error: problems.append(str(error)))
        tab.on("console", lambda line: line.type == "error" and problems.append(line.text))
        tab.goto(path)
        opened.append(context)
        return tab

    yield open_page
    for context in opened:
        context.close()
    assert problems == []


def test_the_graph_shows_what_the_table_has(visit):
    tab = visit()
    assert (
        tab.locator("#graph svg .relation").count() == tab.locator("#edges tbody tr").count() == 8
    )
    assert tab.locator("#graph svg a.node").count() == 6


def test_evidence_opens_in_place_and_the_address_says_so(visit):
    tab = visit("/?type=CONTRADICTS")
    tab.evaluate("window.stayed = true")
    tab.get_by_role("link", name="2 sentences").click()
    tab.get_by_role("heading", name="Orin Water contradicts Ana Vidal").wait_for()
    assert tab.locator("#evidence mark.cue").first.inner_text() == "the word that says so"
    assert "denied" in tab.locator("#evidence blockquote").first.inner_text()
    tab.wait_for_url("**show=**")
    assert tab.evaluate("window.stayed") is True
    assert tab.evaluate("document.activeElement.id") == "evidence-title"
    assert tab.locator("tr.open").count() == 1
    address = tab.url
    tab.go_back()
    tab.get_by_text("Choose a relation").wait_for()
    fresh = visit(address)
    assert fresh.get_by_role("heading", name="Orin Water contradicts Ana Vidal").is_visible()


def test_a_line_of_the_graph_opens_its_evidence(visit):
    tab = visit()
    edge = tab.locator("#edges tbody tr").first.get_attribute("data-edge")
    tab.locator(f".relation[data-edge='{edge}'] .hit").dispatch_event("click")
    tab.get_by_role("heading", name="Orin Water contradicts Ana Vidal").wait_for()


def test_filters_leave_empty_fields_out_of_the_address(visit):
    tab = visit()
    tab.get_by_label("What").select_option("SUPPORTS")
    tab.get_by_role("button", name="Show").click()
    tab.wait_for_url("**/?type=SUPPORTS")
    assert tab.locator("#edges tbody tr").count() == 1
    tab.go_back()
    tab.get_by_label("Actor").fill("Karl Ek")
    tab.get_by_label("Actor").press("Enter")
    tab.wait_for_url("**/?actor=Karl+Ek")
    assert tab.locator("#edges tbody tr").count() == 3


def test_the_keyboard_reaches_the_evidence(visit):
    tab = visit("/?type=SUPPORTS")
    link = tab.locator("a.show").first
    for _ in range(40):
        tab.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", name="Karl Ek supports Ana Vidal").wait_for()


def test_without_javascript_the_list_and_the_evidence_are_there(visit):
    tab = visit(java_script_enabled=False)
    assert tab.locator("#edges tbody tr").count() == 8
    assert not tab.locator("#graph").is_visible()
    tab.get_by_role("link", name="2 sentences").click()
    assert tab.get_by_role("heading", name="Orin Water contradicts Ana Vidal").is_visible()


def test_what_is_reviewed_is_marked_with_who_and_when(visit_reviewed):
    tab = visit_reviewed()
    charge = tab.locator("tr[data-edge='ana-vidal.accuses.orin-water']")
    assert charge.locator(".mark").inner_text() == "confirmed"
    denial = tab.locator("tr[data-edge='orin-water.contradicts.ana-vidal']")
    assert denial.locator(".mark").inner_text() == "1 of 1 confirmed", "one of two is rejected"
    denial.locator("a.show").click()
    review = tab.locator("#evidence .review").first
    review.wait_for()
    assert review.inner_text() == "confirmed by Ida Holm on 2032-01-02."
    charge.locator("a.show").click()
    tab.get_by_text("relation confirmed by Ida Holm on 2032-01-05").wait_for()
    with tab.expect_navigation():
        tab.locator("#evidence .review a").first.click()
    assert "/v1/reviews/" in tab.url
    assert '"by":"Ida Holm"' in tab.inner_text("body").replace('": "', '":"')


def test_a_correction_shows_what_was_extracted_and_runs_nothing(visit_reviewed):
    tab = visit_reviewed()
    assert tab.locator("tr[data-type='SUPPORTS']").count() == 0
    tab.locator("tr[data-edge='karl-ek.contradicts.ana-vidal'] a.show").click()
    review = tab.locator("#evidence .review").first
    review.wait_for()
    assert review.inner_text() == (
        "corrected by <script>document.title = 'taken over'</script> on 2032-01-03. "
        "Extracted was: Karl Ek supports Ana Vidal."
    )
    assert "taken over" not in tab.title()


def test_the_page_can_show_only_what_is_confirmed(visit_reviewed):
    tab = visit_reviewed()
    everything = tab.locator("#edges tbody tr").count()
    tab.get_by_label("Reviewed").select_option("confirmed")
    tab.get_by_role("button", name="Show").click()
    tab.wait_for_url("**/?reviewed=confirmed")
    assert tab.locator("#edges tbody tr").count() == 3
    tab.get_by_label("Reviewed").select_option("unreviewed")
    tab.get_by_role("button", name="Show").click()
    tab.wait_for_url("**/?reviewed=unreviewed")
    assert tab.locator("#edges tbody tr").count() == everything - 3


@pytest.mark.parametrize("width", [320, 1280])
def test_marks_fit_at_any_width(visit_reviewed, width):
    tab = visit_reviewed("/?show=karl-ek.contradicts.ana-vidal", viewport={"width": width,
                         "height": 800})  # fmt: skip
    tab.locator("#graph > svg").wait_for()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_hostile_runs(visit):
    tab = visit()
    tab.get_by_role("link", name="Eve").last.scroll_into_view_if_needed()
    row = tab.locator("tr[data-source^='eve']")
    row.locator("a.show").click()
    tab.locator("#evidence blockquote").wait_for()
    assert "taken over" not in tab.title()
    assert tab.locator("img").count() == 0
    assert tab.locator("#evidence script").count() == 0


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overflows_at_any_width(visit, width, scheme):
    tab = visit(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab.locator("#graph > svg").wait_for()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_documentation_lists_the_operations(visit):
    tab = visit("/docs")
    tab.get_by_text("List who contradicts whom").wait_for()
    assert tab.locator(".opblock").count() >= 15
