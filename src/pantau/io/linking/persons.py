"""From scored pairs to people: clusters, ids that stay the same, and the two tables that come out."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import duckdb
import pyarrow as pa

from pantau.io.linking.engine import parquet, quoted
from pantau.roster.linkage_clusters import Clusters, Proof, cluster
from pantau.roster.linkage_model import COMPARISONS

_AT_ONCE: Final = 200_000
_ID_BYTES: Final = 10  # 80 bits: among a hundred million people no two ids are expected to meet
_ID_LETTERS: Final = 16  # of 5 bits each: no letter is shared by two ids


class Decided(NamedTuple):
    """What a person said about two rows, named by their row keys: one and the same, or not."""

    left: str
    right: str
    same: bool


def told(con: duckdb.DuckDBPyConnection, decided: Sequence[Decided]) -> None:
    """Table ``told`` (l, r, same) of those decisions whose rows are here; the last word on a pair counts."""
    con.execute("create table words (place BIGINT, a VARCHAR, b VARCHAR, same BOOLEAN)")
    if decided:
        con.executemany("insert into words values (?, ?, ?, ?)", [(n, *one) for n, one in enumerate(decided)])
    con.execute(
        "create table told as select least(x.uid, y.uid) as l, greatest(x.uid, y.uid) as r,"
        " arg_max(same, place) as same from words join records x on x.row_key = a"
        " join records y on y.row_key = b where x.uid <> y.uid group by 1, 2"
    )


def find_people(con: duckdb.DuckDBPyConnection) -> None:
    """Table ``person_row`` (uid, rep, cluster) and table ``refused`` (l, r) of links that would contradict."""
    pairs = con.execute(
        "select l, r from scored where decided = 'link' order by probability desc, weight desc, l, r"
    ).fetchall()
    told_pairs = con.execute(
        "select a.rep, b.rep, same from told join folded a on a.uid = l join folded b on b.uid = r order by l, r"
    ).fetchall()
    proofs = {
        uid: Proof(nik, birth)
        for uid, nik, birth in con.execute(
            "select uid, nik, birth_text from people where nik is not null and birth_text is not null and uid in"
            " (select l from scored where decided = 'link' union select r from scored where decided = 'link'"
            " union select rep from told join folded on uid in (l, r))"
        ).fetchall()
    }
    apart = [(left, right) for left, right, same in told_pairs if not same]
    found = cluster(pairs, proofs, apart, [(left, right) for left, right, same in told_pairs if same])
    _register(con, pairs, found)


def _register(con: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[int, int]], found: Clusters) -> None:
    people = pa.table(
        {
            "rep": pa.array(found.person_of.keys(), pa.int64()),
            "cluster": pa.array(found.person_of.values(), pa.int64()),
        }
    )
    refused = pa.table(
        {
            "l": pa.array([pairs[place][0] for place in found.refused], pa.int64()),
            "r": pa.array([pairs[place][1] for place in found.refused], pa.int64()),
        }
    )
    con.register("people_found", people)
    con.execute(
        "create table person_row as select uid, rep, coalesce(cluster, rep) as cluster"
        " from folded left join people_found using (rep)"
    )
    con.unregister("people_found")
    con.register("refused_found", refused)
    con.execute("create table refused as select * from refused_found")
    con.unregister("refused_found")


def name_people(con: duckdb.DuckDBPyConnection, key: bytes, previous: Path | None) -> None:
    """Table ``person`` (cluster, person): an id each, the earlier one where there was one.

    A new id is a keyed BLAKE2b of what says most about the person: the NIK that most of its rows carry; without
    one, name, birth date and regency. The same person in another file therefore gets the same id.
    """
    _anchors(con)
    _kept(con, previous)
    con.execute("create table person (cluster BIGINT, person VARCHAR)")
    con.execute("insert into person select cluster, person from kept")
    taken = {str(row[0]) for row in con.execute("select person from kept").fetchall()}
    rows = con.execute(
        "select cluster, anchor from anchor where cluster not in (select cluster from kept) order by cluster"
    )
    while chunk := rows.fetchmany(_AT_ONCE):
        clusters, anchors = zip(*chunk, strict=True)
        names = [
            _fresh(name, anchor, key, taken)
            for name, anchor in zip(person_ids(anchors, key), anchors, strict=True)
        ]
        table = pa.table({"cluster": pa.array(clusters, pa.int64()), "person": pa.array(names, pa.string())})
        cursor = con.cursor()
        cursor.register("named", table)
        cursor.execute("insert into person select * from named")
        cursor.unregister("named")


def person_ids(anchors: Sequence[str], key: bytes) -> list[str]:
    """The ids of people out of what identifies each: sixteen letters and digits."""
    keyed = hashlib.blake2b(digest_size=_ID_BYTES, key=key[:64], person=b"pantau.person")
    digests = []
    for anchor in anchors:
        one = keyed.copy()
        one.update(anchor.encode("utf-8"))
        digests.append(one.digest())
    text = base64.b32encode(b"".join(digests)).decode("ascii")  # all at once: each alone takes thrice as long
    return [text[at : at + _ID_LETTERS] for at in range(0, len(text), _ID_LETTERS)]


def _fresh(name: str, anchor: str, key: bytes, taken: set[str]) -> str:
    """An id that nobody has: that of the anchor, or the next one."""
    again = 1
    while name in taken:
        again += 1
        (name,) = person_ids([f"{anchor}#{again}"], key)
    taken.add(name)
    return name


def _anchors(con: duckdb.DuckDBPyConnection) -> None:
    """One text for each cluster that says who it is; of two clusters with one anchor the larger keeps it plain."""
    con.execute(
        "create table nik_of as select cluster, nik, n from (select cluster, nik, count(*) as n, row_number() over"
        " (partition by cluster order by count(*) desc, nik) as place from person_row join records using (uid)"
        " where nik <> '' and nik not in (select nik from shared_nik) group by cluster, nik) where place = 1"
    )
    con.execute(
        "create table name_of as select cluster, said, n from (select cluster, name_normal || '|' ||"
        " coalesce(strftime(birth_date, '%Y-%m-%d'), '') || '|' || left(region, 5) as said, count(*) as n,"
        " row_number() over (partition by cluster order by count(*) desc, said) as place"
        " from person_row join records using (uid) where cluster not in (select cluster from nik_of)"
        " group by cluster, said) where place = 1"
    )
    con.execute(
        "create table anchor as select cluster, case when place = 1 then said else said || '|' || first_key end as"
        " anchor from (select *, row_number() over (partition by said order by n desc, first_key) as place from"
        " (select cluster, 'nik:' || nik as said, n from nik_of union all select cluster, 'name:' || said, n from"
        " name_of) join (select cluster, min(row_key) as first_key from person_row join records using (uid)"
        " group by cluster) using (cluster))"
    )


def _kept(con: duckdb.DuckDBPyConnection, previous: Path | None) -> None:
    """Table ``kept``: clusters that keep an earlier id. Each id goes to the cluster that has most of its rows,
    and a cluster that more than one goes to keeps the one of most rows."""
    if previous is None:
        con.execute("create table kept (cluster BIGINT, person VARCHAR)")
        return
    con.execute(
        "create table kept as with held as (select cluster, person, count(*) as n, min(row_key) as first_key"
        f" from person_row join records using (uid) join {parquet(previous)} using (row_key)"
        " group by cluster, person), won as (select * from held qualify row_number() over"
        " (partition by person order by n desc, first_key) = 1) select cluster, person from won"
        " qualify row_number() over (partition by cluster order by n desc, person) = 1"
    )


def write_people(con: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Write ``people.parquet``: one row for each row of the lists."""
    con.execute(
        "create table best as select rep, max(probability) as probability from (select l as rep, r as other,"
        " probability from scored where decided = 'link' union all select r, l, probability from scored"
        " where decided = 'link') join (select distinct rep, cluster as a from person_row) using (rep)"
        " join (select distinct rep as other, cluster as b from person_row) using (other) where a = b group by rep"
    )
    con.execute("create table folds as select rep from folded group by rep having count(*) > 1")
    con.execute(
        "copy (select row_id, source, row_key, person, case when rep in (select rep from folds) then 1.0"
        " else probability end as probability, case when rep in (select rep from folds) then 'equal'"
        " when probability is not null then 'linked' when uid in (select l from told where same union"
        " select r from told where same) then 'told' else 'alone' end as how"
        " from records join person_row using (uid) join person using (cluster) left join best using (rep)"
        f" order by uid) to '{quoted(out)}' (format parquet)"
    )


def write_pairs(con: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Write ``pairs.parquet``: every pair with an opinion, its levels and weights, and what became of it."""
    levels = ", ".join(_level_case(one.code) for one in COMPARISONS)
    weights = ", ".join(f"weight_{one.code}" for one in COMPARISONS)
    nothing = ", ".join(f"null as level_{one.code}" for one in COMPARISONS)
    unweighed = ", ".join(f"null as weight_{one.code}" for one in COMPARISONS)
    con.execute(
        f"create view every_pair as select l, r, probability, weight, decided, held_by, found_by, {levels}, {weights}"
        f" from scored union all select rep, uid, 1.0, null, 'equal', '', 'equal', {nothing}, {unweighed}"
        f" from folded where uid <> rep union all"
        f" select l, r, null, null, 'told', '', 'told', {nothing}, {unweighed} from told"
    )
    con.execute(
        "copy (select a.row_id as row_l, a.source as source_l, a.row_key as row_key_l, b.row_id as row_r,"
        " b.source as source_r, b.row_key as row_key_r, probability, weight, case when (e.l, e.r) in"
        " (select (l, r) from refused) then 'conflict' when decided = 'review' and p.cluster = q.cluster"
        " then 'inside' when decided = 'told' and p.cluster <> q.cluster then 'apart' else decided end as decided,"
        f" held_by, found_by, {', '.join(f'level_{one.code}' for one in COMPARISONS)}, {weights},"
        " m.person as person_l, n.person as person_r"
        " from every_pair e join records a on a.uid = e.l join records b on b.uid = e.r"
        " join person_row p on p.uid = e.l join person_row q on q.uid = e.r"
        " join person m on m.cluster = p.cluster join person n on n.cluster = q.cluster"
        f" order by e.l, e.r, found_by) to '{quoted(out)}' (format parquet)"
    )


def _level_case(code: str) -> str:
    one = next(comparison for comparison in COMPARISONS if comparison.code == code)
    cases = " ".join(f"when {one.number(level.code)} then '{level.code}'" for level in one.levels)
    return f"case gamma_{code} {cases} end as level_{code}"
