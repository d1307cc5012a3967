from __future__ import annotations

import _thread
import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from visit import App

import fanlight as gr
from fanlight.flagging import (
    CSVLogger,
    Flag,
    FlaggingCallback,
    JSONLogger,
    RunFacts,
    SimpleCSVLogger,
    SQLiteLogger,
    Tolerance,
    read,
)
from fanlight.flagging.flag import Role
from fanlight.flagging.keeping.add_review import add_review
from fanlight.flagging.replaying.errors import BrokenOff, CannotReplay
from fanlight.flagging.replaying.replay import replay
from fanlight.flagging.sample import Review, Sample, Verdict

NOW = datetime(2026, 11, 21, tzinfo=timezone.utc)


def ran(state: str = "done", function: str = "fn") -> RunFacts:
    return RunFacts("0" * 32, function, state, None, NOW, 0.0, 0.1, {})


def review(verdict: Verdict | None = None, **expected: Any) -> Review:
    return Review(NOW, None, verdict, expected, None)


def sample(*reviews: Review, run: RunFacts | None = None, id: str = "5a" * 8, **data: Any) -> Sample:
    return Sample(id, "dataset1.jsonl", data, {}, {}, run, reviews)


def double(fn: Callable[..., Any], **options: Any) -> gr.Blocks:
    """An app that makes a number of a number."""
    with gr.Blocks() as demo:
        given, doubled = gr.Number(label="Given"), gr.Number(label="Doubled")
        gr.Button().click(fn, given, doubled, **options)
    return demo


def outcome(demo: gr.Blocks, *args: Any, **kwargs: Any) -> str:
    """What becomes of a sample, 3 that was doubled to 6."""
    (result,) = replay(demo, [sample(*args, Given=3, Doubled=6, **kwargs)])
    return result.outcome


def test_a_function_that_gives_what_it_gave() -> None:
    assert outcome(double(lambda x: 2 * x)) == "same"
    assert outcome(double(lambda x: 2 * x), review("accepted")) == "same"
    assert outcome(double(lambda x: 2 * x), review(Doubled=7)) == "still wrong"


def test_a_function_that_gives_something_else() -> None:
    assert outcome(double(lambda x: 7)) == "changed"
    assert outcome(double(lambda x: 7), review("accepted")) == "regressed"
    assert outcome(double(lambda x: 7), review(Doubled=7)) == "fixed"
    assert outcome(double(lambda x: 8), review(Doubled=7)) == "still wrong"


def test_a_function_that_raises() -> None:
    def fails(x: float) -> float:
        raise gr.Error("Not today.")

    (result,) = replay(double(fails), [sample(Given=3, Doubled=6)])
    assert (result.outcome, result.message) == ("failed", "Not today.")
    assert result.traceback is not None
    assert "in fails" in result.traceback
    assert outcome(double(fails), run=ran("failed")) == "still fails"
    assert outcome(double(lambda x: 7), run=ran("failed")) == "no longer fails"
    assert outcome(double(lambda x: 7), review(Doubled=7), run=ran("failed")) == "fixed"


def test_what_was_rejected_or_never_ended_is_skipped() -> None:
    assert outcome(double(lambda x: 7), review("rejected")) == "skipped"
    assert outcome(double(lambda x: 7), run=ran("cancelled")) == "skipped"
    assert outcome(double(lambda x: 7), review(Doubled=7), run=ran("cancelled")) == "fixed"


async def plain_async(x: float) -> float:
    await asyncio.sleep(0)
    return 2 * x


def generator(x: float) -> Iterator[float]:
    yield x
    yield 2 * x


async def async_generator(x: float) -> AsyncIterator[float]:
    yield x
    await asyncio.sleep(0)
    yield 2 * x


def asking(x: float, request: gr.Request, progress: gr.Progress = gr.Progress()) -> float:
    progress(0.5)
    assert request.session_hash
    return 2 * x


@pytest.mark.parametrize("fn", [plain_async, generator, async_generator, asking])
def test_every_kind_of_function_runs_as_in_the_app(fn: Callable[..., Any]) -> None:
    assert outcome(double(fn)) == "same"


def test_a_function_in_a_process_of_its_own_may_crash() -> None:
    def crash(x: float) -> float:
        if x == 3:
            return 6
        os._exit(3)

    demo = double(crash, isolate="process")
    results = replay(demo, [sample(Given=3, Doubled=6), sample(Given=4, Doubled=8, id="b" * 16)])
    assert [one.outcome for one in results] == ["same", "failed"]
    assert "exit code 3" in (results[1].message or "")


class Read(list[Sample]):
    """Samples that count how many of them were read."""

    def __init__(self, samples: Iterable[Sample]) -> None:
        super().__init__(samples)
        self.read = 0
        self.changed = threading.Condition()

    def __getitem__(self, place: Any) -> Any:
        with self.changed:
            self.read += 1
            self.changed.notify_all()
        return super().__getitem__(place)


def test_a_batch_function_gets_several_samples_at_once() -> None:
    sizes: list[int] = []
    samples = Read(sample(Given=n, Doubled=2 * n, id=f"{n:016x}") for n in range(24))

    def many(numbers: list[float]) -> list[list[float]]:
        wanted = min(24, sum(sizes) + 4)  # so many are under way at once
        with samples.changed:
            samples.changed.wait_for(lambda: samples.read >= wanted, 20)
        sizes.append(len(numbers))
        return [[2 * number for number in numbers]]

    demo = double(many, batch=True, max_batch_size=4)
    assert replay(demo, samples, workers=1).counts == {"same": 24}
    assert max(sizes) > 1


@pytest.mark.parametrize(("over_limit", "most"), [(False, 2), (True, 4)])
def test_the_apps_limit_holds_unless_it_is_lifted(over_limit: bool, most: int) -> None:
    lock, all_in = threading.Lock(), threading.Barrier(most)
    now, seen = 0, []

    def slow(x: float) -> float:
        nonlocal now
        with lock:
            now += 1
            seen.append(now)
        all_in.wait(20)
        with lock:
            now -= 1
        return 2 * x

    samples = [sample(Given=n, Doubled=2 * n, id=f"{n:016x}") for n in range(8)]
    demo = double(slow, concurrency_limit=2)
    assert replay(demo, samples, workers=4, over_limit=over_limit).counts == {"same": 8}
    assert max(seen) == most


def test_nothing_follows_a_replay() -> None:
    flagged: list[float] = []
    with gr.Blocks() as demo:
        given, doubled = gr.Number(label="Given"), gr.Number(label="Doubled")
        submit = gr.Button().click(lambda x: x + 1, given, doubled)
        submit.then(flagged.append, given, None)
        submit.success(flagged.append, given, None)
        doubled.change(flagged.append, doubled, None)
        demo.unload(lambda: flagged.append(0))

    assert outcome(demo) == "changed"
    assert flagged == []


def test_the_javascript_before_a_function_is_left_out() -> None:
    assert outcome(double(lambda x: 2 * x, js="x => x + 1")) == "same"


def test_what_the_app_no_longer_takes_fails() -> None:
    with gr.Blocks() as demo:
        size, said = gr.Radio(["small", "large"], label="Size"), gr.Textbox(label="Said")
        gr.Button().click(lambda size: size, size, said)
    (result,) = replay(demo, [sample(Size="huge", Said="huge")])
    assert result.outcome == "failed"
    assert "huge" in (result.message or "")


def test_a_validator_is_asked() -> None:
    demo = double(lambda x: 2 * x, validator=lambda x: gr.validate(x < 3, "Too much."))
    (result,) = replay(demo, [sample(Given=3, Doubled=6)])
    assert (result.outcome, result.message) == ("failed", "Too much.")


def test_state_has_its_first_value() -> None:
    with gr.Blocks() as demo:
        count, given, doubled = gr.State(2), gr.Number(label="Given"), gr.Number(label="Doubled")
        gr.Button().click(lambda count, x: (count + 1, count * x), [count, given], [count, doubled])
    assert outcome(demo) == "same"


def test_several_outputs_are_compared_each_in_its_way() -> None:
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        outputs = [gr.Label(label="Mood"), gr.JSON(label="Words"), gr.Textbox(label="Loud")]
        gr.Button().click(lambda t: ({"good": 0.7, "bad": 0.3}, {"count": 2}, t.upper()), text, outputs)

    mood = {"good": 0.7004, "bad": 0.2996}
    (result,) = replay(demo, [sample(Text="ah so", Mood=mood, Words={"count": 3}, Loud="AH SO")])
    assert result.summary == "Words: $.count: 3 → 2"
    (result,) = replay(
        demo,
        [sample(Text="ah so", Mood=mood, Words={"count": 2}, Loud="AH SO")],
        tolerance=Tolerance(confidence=1e-4),
    )
    assert result.summary == "Mood: good: 0.7004 → 0.7 and 1 more"


def test_what_nobody_corrected_is_to_stay() -> None:
    with gr.Blocks() as demo:
        a, b, c = gr.Number(label="A"), gr.Number(label="B"), gr.Number(label="C")
        gr.Button().click(lambda a: (2, a), a, [b, c])
    assert replay(demo, [sample(review(B=2), A=1, B=0, C=1)]).counts == {"fixed": 1}
    (result,) = replay(demo, [sample(review(B=2), A=1, B=0, C=3)])
    assert result.outcome == "still wrong"
    assert [(one.output, one.against) for one in result.differences] == [("C", "flagged")]


def sepia(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return 255 - image


def inverter(fn: Callable[..., Any]) -> gr.Blocks:
    with gr.Blocks() as demo:
        photo, inverted = gr.Image(label="Photo"), gr.Image(label="Inverted")
        gr.Button().click(fn, photo, inverted)
    return demo


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder in which an image and its inverse were flagged."""
    logger = JSONLogger()
    logger.setup([gr.Image(label="Photo"), gr.Image(label="Inverted")], tmp_path / "flagged")
    image = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    logger.flag([image, sepia(image)])
    return tmp_path / "flagged"


def test_images_are_given_as_the_sessions_own_files_and_compared(photos: Path, tmp_path: Path) -> None:
    assert replay(inverter(sepia), photos).counts == {"same": 1}
    done = replay(inverter(lambda image: image), photos, report=tmp_path / "report")
    (result,) = done
    assert result.summary.startswith("Inverted: 100.00% of the pixels differ")
    picture = tmp_path / "report" / (result.differences[0].picture or "")
    assert Image.open(BytesIO(picture.read_bytes())).size == (28, 4)
    assert '"changed": 1' in (tmp_path / "report" / "results.json").read_text()


def test_a_flagged_file_that_is_gone_is_told(photos: Path) -> None:
    for path in photos.glob("Photo/*"):
        path.unlink()
    (result,) = replay(inverter(sepia), photos)
    assert result.outcome == "failed"
    assert "No such file" in (result.message or "")


def test_a_link_in_the_place_of_a_flagged_file_leads_nowhere(photos: Path, tmp_path: Path) -> None:
    (photo,) = photos.glob("Photo/*")
    elsewhere = photo.replace(tmp_path / "elsewhere.png")
    photo.symlink_to(elsewhere)
    assert [one.outcome for one in replay(inverter(sepia), photos)] == ["failed"]


def test_a_metric_gets_what_a_function_would_get(photos: Path) -> None:
    seen = []

    def shapes(before: NDArray[np.uint8], after: NDArray[np.uint8], about: Sample) -> bool:
        seen.append((before.shape, after.shape, about.file))
        return True

    assert replay(inverter(lambda image: image), photos, metric={"Inverted": shapes}).counts == {"same": 1}
    assert seen == [((4, 4, 3), (4, 4, 3), "dataset1.jsonl")]
    done = replay(inverter(sepia), photos, metric=lambda *_: 0.5, threshold={"Inverted": 0.6})
    assert done.counts == {"changed": 1}
    done = replay(inverter(sepia), photos, metric=lambda *_: 1 / 0)
    assert done[0].message == "It could not be compared: ZeroDivisionError: division by zero"


def two_functions() -> gr.Blocks:
    with gr.Blocks() as demo:
        given, doubled = gr.Number(label="Given"), gr.Number(label="Doubled")
        gr.Button().click(lambda x: 2 * x, given, doubled, api_name="twice")
        gr.Button().click(lambda x: x + 3, given, doubled, api_name="plus")
        gr.Button().click(lambda x: 0, given, None, api_name="nothing")
    return demo


def test_of_several_functions_one_must_be_meant() -> None:
    with pytest.raises(CannotReplay, match="several functions"):
        replay(two_functions(), [sample(Given=1, Doubled=2)])
    assert replay(two_functions(), [sample(Given=1, Doubled=2)], function="twice").counts == {"same": 1}
    assert replay(two_functions(), [sample(Given=1, Doubled=2)], function="plus").counts == {"changed": 1}
    assert replay(two_functions(), [sample(Given=1, Doubled=4, run=ran(function="plus"))]).counts == {
        "same": 1
    }
    with pytest.raises(CannotReplay, match="no function 'thrice'"):
        replay(two_functions(), [sample(Given=1, Doubled=2)], function="thrice")


async def test_a_run_that_an_interface_flagged_is_not_flagged_again(tmp_path: Path) -> None:
    def divide(a: float, b: float) -> float:
        if b == 0:
            raise gr.Error("Not by zero.")
        return a / b

    folder, inputs = tmp_path / "flagged", [gr.Number(label="A"), gr.Number(label="B")]
    demo = gr.Interface(divide, inputs, "number", flagging_mode="auto", flagging_dir=str(folder))
    app = App(demo)
    visit = app.visit()
    for b in (2, 0):
        await visit.run(inputs[1], "submit", {inputs[0]: 4, inputs[1]: b})
    await app.scheduler.idle()
    await app.close()

    assert replay(demo, folder).counts == {"still fails": 1, "same": 1}
    assert len(read(folder)) == 2


def test_what_clears_a_page_is_not_what_was_flagged(tmp_path: Path) -> None:
    demo = gr.Interface(lambda a: a, gr.Number(label="Given"), gr.Number(label="Doubled"))
    (result,) = replay(demo, [sample(Given=3, Doubled=6)])
    assert (result.function, result.outcome) == ("<lambda>", "changed")


def test_one_function_at_two_events_is_one() -> None:
    with gr.Blocks() as demo:
        given, doubled = gr.Number(label="Given"), gr.Number(label="Doubled")

        def twice(x: float) -> float:
            return 2 * x

        given.submit(twice, given, doubled)
        gr.Button().click(twice, given, doubled)
    assert outcome(demo) == "same"


def test_samples_of_another_app_are_refused() -> None:
    with pytest.raises(CannotReplay, match=r"\(Name, Age\)"):
        replay(double(lambda x: x), [sample(Name="Ada", Age=36)])
    some = [sample(Given=3, Doubled=6), sample(Name="Ada", Age=36)]
    assert replay(double(lambda x: 2 * x), some).counts == {"same": 1, "skipped": 1}


def test_where_the_roles_are_known_labels_may_be_reworded() -> None:
    old = Sample(
        "1" * 16, "dataset1.csv", {"Number": 3, "Result": 6}, {"Number": "input", "Result": "output"}, {}
    )
    assert replay(double(lambda x: 2 * x), [old]).counts == {"same": 1}


def test_a_function_that_takes_too_long_fails() -> None:
    ends = threading.Event()

    def slow(x: float) -> float:
        if x == 1:
            ends.wait(20)
        return 2 * x

    samples = [sample(Given=n, Doubled=2 * n, id=f"{n:016x}") for n in range(3)]
    done = replay(double(slow, concurrency_limit=3), samples, workers=3, timeout=1.5)
    ends.set()
    assert [one.outcome for one in done] == ["same", "failed", "same"]
    assert done[1].message == "It took longer than 1.5 s."


@pytest.mark.usefixtures("breaks_off")
def test_what_was_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where there is no commit, which might be another one meanwhile
    calls = []

    def twice(x: float) -> float:
        calls.append(x)
        if x == 1 and len(calls) == 2:
            _thread.interrupt_main()
            threading.Event().wait(0.5)
        return 2 * x

    demo, file = double(twice), tmp_path / "replay.jsonl"
    samples = [sample(Given=n, Doubled=2 * n, id=f"{n:016x}") for n in range(3)]
    with pytest.raises(BrokenOff) as broken:
        replay(demo, samples, workers=1, results=file)
    assert [one.sample for one in broken.value.done] == [f"{0:016x}"]

    assert replay(demo, samples, workers=1, results=file, resume=True).counts == {"same": 3}
    assert calls == [0, 1, 1, 2]
    assert replay(demo, samples, results=file, resume=True).counts == {"same": 3}
    assert len(calls) == 4
    corrected = [sample(review(Doubled=5), Given=0, Doubled=0, id=f"{0:016x}")]
    assert replay(demo, corrected, results=file, resume=True).counts == {"still wrong": 1}
    assert replay(demo, samples, results=file, resume=True, version="v2").counts == {"same": 3}
    assert len(calls) == 8


async def test_it_runs_where_an_event_loop_runs_already() -> None:
    assert replay(double(lambda x: 2 * x), [sample(Given=3, Doubled=6)]).counts == {"same": 1}


def test_the_results_are_a_sequence_that_tells(tmp_path: Path) -> None:
    samples = [sample(Given=n, Doubled=6, id=f"{n:016x}") for n in (1, 3)]
    done = replay(double(lambda x: 2 * x), samples, fail_on=["changed"])
    assert [one.outcome for one in done] == ["changed", "same"]
    assert done.failed == [done[0]]
    assert str(done).startswith("      1  changed  ✗\n      1  same\n")
    done.write_junit(tmp_path / "out" / "junit.xml")
    assert 'failures="1"' in (tmp_path / "out" / "junit.xml").read_text("utf-8")
    assert replay(double(lambda x: x), []).failed == []


@pytest.mark.parametrize(
    "wrong", [{"fail_on": ["worse"]}, {"workers": 0}, {"timeout": 0.0}, {"timeout": float("nan")}]
)
def test_what_cannot_be_meant_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(CannotReplay, match=next(iter(wrong)).replace("fail_on", "'worse'")):
        replay(double(lambda x: x), [], **wrong)


def test_progress_is_shown_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    replay(double(lambda x: 2 * x), [sample(Given=3, Doubled=6)], progress=True)
    assert "1/1" in capsys.readouterr().err
    replay(double(lambda x: 2 * x), [sample(Given=3, Doubled=6)])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("kind", [CSVLogger, SimpleCSVLogger, JSONLogger, SQLiteLogger])
def test_what_any_logger_kept_and_a_review_corrected_is_replayed(
    kind: Callable[[], FlaggingCallback], tmp_path: Path
) -> None:
    logger = kind()
    logger.setup([gr.Image(label="Photo"), gr.Image(label="Inverted")], tmp_path)
    black, white = np.zeros((2, 2, 3), np.uint8), np.full((2, 2, 3), 255, np.uint8)
    roles: list[Role] = ["input", "output"]
    logger.keep(Flag([white, black], roles=roles, run=ran()))
    wrong = logger.keep(Flag([black, black], roles=roles, run=ran())).sample
    assert wrong is not None
    assert replay(inverter(sepia), tmp_path).counts == {"changed": 1, "same": 1}

    expected = gr.Image().postprocess(white)
    add_review(tmp_path, wrong, Review(NOW, "ann", "accepted", {"Inverted": expected}, None))
    assert replay(inverter(sepia), tmp_path).counts == {"fixed": 1, "same": 1}
    assert replay(inverter(lambda image: 0 * image), tmp_path).counts == {"still wrong": 1, "same": 1}


def test_a_folder_of_flags_is_read(tmp_path: Path) -> None:
    logger = JSONLogger()
    logger.setup([gr.Number(label="Given"), gr.Number(label="Doubled")], tmp_path)
    logger.flag([3, 6], "right")
    logger.flag([3, 7], "wrong")
    demo = double(lambda x: 2 * x)
    assert replay(demo, tmp_path).counts == {"changed": 1, "same": 1}
    assert replay(demo, read(tmp_path).where(lambda one: one.option == "right")).counts == {"same": 1}
    with pytest.raises(FileNotFoundError):
        replay(demo, tmp_path / "nowhere")
