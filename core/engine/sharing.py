"""Several servers on one Dask cluster: each knows the runs of the others, and keeps a copy of them on its own disk.

Every server says again and again which runs it looks after. The others follow those runs: they ask for what is new,
often while somebody looks at the run, seldom otherwise. Words go through the scheduler; what is large lies with
it until it has been fetched. When a server falls silent, its runs count as interrupted, and any other
server can go on with its copy. All of this lives in the engine's event loop, and without a cluster of other machines
nothing of it happens.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from contextlib import suppress
from typing import Any

from core.engine.cluster import Cluster
from core.engine.following import Follower
from core.engine.household import Household
from core.engine.parcel import Parcel, Want, pack
from core.engine.run import Run
from core.engine.shared_run import SharedRun
from core.engine.stored_run import StoredRun
from core.problems import Problem

logger = logging.getLogger(__name__)

ROLL_CALL = 3.0  # seconds between two lists of one's own runs
SILENT = 12.0  # seconds without a word after which a server counts as gone
ANSWER = 3.0  # seconds to wait for an answer
SETTLED = 10.0  # seconds to wait for a run that some server has
MISSED = 10.0  # seconds in which nobody is asked again for a run that nobody knew
LOOK_AROUND = 0.7  # seconds in which some server must say that it knows a run
BUTTONS = ("play", "pause", "step", "stop", "reset")


class Sharing:
    """`shared` may be read from any thread; everything else happens in the loop."""

    def __init__(self, cluster: Cluster, household: Household) -> None:
        self.name = secrets.token_hex(4)
        self.shared: dict[str, SharedRun] = {}
        self._cluster, self._post, self._household = cluster, cluster.postbox, household
        self._heard: dict[str, float] = {}  # server -> when it was heard last, by the loop's clock
        self._connections: dict[str, str] = {}  # server -> its connection with the scheduler
        self._followers: dict[str, Follower] = {}
        self._awaited: dict[tuple[str, str], asyncio.Future] = {}  # (word, run) -> the message with it
        self._tasks: set[asyncio.Task] = set()
        self._missed: dict[str, float] = {}  # run -> when nobody knew it
        self._unfinished: dict[str, dict] = {}  # run -> the message of the server with the longest unfinished copy
        self._call = asyncio.Event()

    async def serve(self) -> None:
        """Take part until cancelled."""
        self._post.listen(self._hear)
        while True:
            with suppress(OSError):
                await self.say("alive", runs=self._household.alive())
            with suppress(TimeoutError):
                await asyncio.wait_for(self._call.wait(), ROLL_CALL)
            self._call.clear()

    async def say(self, word: str, to: str = "", **about: Any) -> None:
        """Tell all servers something, or one of them."""
        await self._post.say({"from": self.name, "to": to, "word": word, **about})

    def announce(self) -> None:
        """Something began: the others should know at once."""
        self._call.set()

    def here(self, server: str) -> bool:
        """Whether that server still says something; where this one hears nobody, nobody is given up."""
        now = asyncio.get_running_loop().time()
        if not self._cluster.workers:
            self._heard = dict.fromkeys(self._heard, now)
        return now - self._heard.get(server, now) < SILENT

    async def seek(self, run_id: str, step: int = -1) -> None:
        """Get a run from a server that has come further with it than `step`: into `shared`, or to this one's disk."""
        now = asyncio.get_running_loop().time()
        if run_id not in self._followers and now - self._missed.get(run_id, float("-inf")) > MISSED:
            question = self.say("who", run=run_id, step=step)
            answer = await self._hear_back("mine", run_id, LOOK_AROUND, question)
            unfinished = self._unfinished.pop(run_id, None)
            if answer := answer or unfinished:
                self._follow(run_id, answer["from"])
            else:
                self._missed = {run: at for run, at in self._missed.items() if now - at < MISSED} | {run_id: now}
        if follower := self._followers.get(run_id):
            with suppress(TimeoutError):
                await asyncio.wait_for(follower.settled.wait(), SETTLED)

    async def fetch(self, server: str, run_id: str, want: Want) -> Parcel | None:
        """What is new about a run; None where no answer comes."""
        asking = self.say("want", server, run=run_id, want=want.message())
        answer = await self._hear_back("here", run_id, ANSWER, asking)
        return await self._post.pick_up(answer["key"]) if answer and answer["key"] else None

    async def press(self, server: str, run_id: str, button: str, value: object) -> None:
        """Press a button of another server's run."""
        await self.say("press", server, run=run_id, button=button, value=value)

    def over(self, follower: Follower) -> None:
        """Nothing more of this run will come from there: what has come is on the disk."""
        self.shared.pop(follower.run_id, None)
        self._followers.pop(follower.run_id, None)

    async def _hear_back(self, word: str, run_id: str, seconds: float, asking: Any) -> dict[str, Any] | None:
        answer = self._awaited[word, run_id] = asyncio.get_running_loop().create_future()
        try:
            await asking
            return await asyncio.wait_for(answer, seconds)
        except (TimeoutError, OSError):
            return None
        finally:
            self._awaited.pop((word, run_id), None)

    def _hear(self, message: dict[str, Any]) -> None:
        server = message["from"]
        if server == self.name or message["to"] not in ("", self.name):
            return
        if self._connections.get(server) != message["connection"]:
            self._connections[server] = message["connection"]
            self._post.watch(message["connection"], lambda: self._heard.update({server: float("-inf")}))
            self.announce()  # it is new, or was away, and knows nothing of ours
        self._heard[server] = asyncio.get_running_loop().time()
        {
            "alive": self._hear_alive,
            "press": self._hear_press,
            "deleted": self._hear_deleted,
            "who": self._hear_question,
            "want": self._hear_question,
        }.get(message["word"], self._hear_answer)(message)

    def _hear_alive(self, message: dict[str, Any]) -> None:
        ours = self._household.alive()
        for run_id in message["runs"]:
            if run_id not in self._followers and run_id not in ours:
                self._household.let_go(run_id)
                self._follow(run_id, message["from"])

    def _hear_press(self, message: dict[str, Any]) -> None:
        run, button, value = self._household.known(message["run"]), message["button"], message["value"]
        if isinstance(run, Run) and button == "speed":
            run.speed = value
        elif isinstance(run, Run) and button in BUTTONS:
            getattr(run, button)(*([] if value is None else [value]))

    def _hear_deleted(self, message: dict[str, Any]) -> None:
        self._household.throw_away(message["run"])

    def _hear_question(self, message: dict[str, Any]) -> None:
        self._start(self._answer(message))

    def _hear_answer(self, message: dict[str, Any]) -> None:
        run_id = message["run"]
        awaited = self._awaited.get((message["word"], run_id))
        if awaited is None or awaited.done():
            return
        if not message.get("unfinished"):
            awaited.set_result(message)
        elif message["step"] > self._unfinished.get(run_id, {"step": -1})["step"]:
            self._unfinished[run_id] = message  # some other server may have come further

    async def _answer(self, message: dict[str, Any]) -> None:
        server, run_id = message["from"], message["run"]
        run = await asyncio.to_thread(self._household.known, run_id)
        if message["word"] == "want":
            key = f"glassbox-parcel-{secrets.token_hex(8)}" if run else ""
            if run:
                want = Want(**message["want"])
                if want.watched:
                    run.look()
                parcel = await asyncio.to_thread(pack, run, want)
                await self._post.lay_down(key, parcel)
            await self.say("here", server, run=run_id, key=key)
        elif run and run.record.step > message["step"]:
            unfinished = isinstance(run, StoredRun) and run.status.resumable
            await self.say("mine", server, run=run_id, step=run.record.step, unfinished=unfinished)

    def _follow(self, run_id: str, server: str) -> None:
        if run_id in self._followers:
            return
        self._heard.setdefault(server, asyncio.get_running_loop().time())
        follower = self._followers[run_id] = Follower(self, self._household.keeper, server, run_id)
        self._start(follower.follow())

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(_logged(work))
        self._tasks.add(task)  # the loop itself holds no task
        task.add_done_callback(self._tasks.discard)


async def _logged(work: Any) -> None:
    try:
        await work
    except (Problem, OSError, TimeoutError) as error:  # a run that was reset or deleted meanwhile, a worker that went
        logger.info("another server's question: %s", error)
    except Exception:
        logger.exception("sharing runs")
