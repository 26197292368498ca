"""Clusters: joined by pairs, never against the evidence or a person's word, whatever the chain."""

from hypothesis import given
from hypothesis import strategies as st

from pantau.roster.linkage_clusters import Proof, cluster, contradicts

RECORDS = st.integers(0, 11)
PAIRS = st.lists(st.tuples(RECORDS, RECORDS).filter(lambda pair: pair[0] != pair[1]), max_size=30)
PROOFS = st.dictionaries(RECORDS, st.builds(Proof, st.sampled_from("ABC"), st.sampled_from("12")))


def test_a_chain_does_not_join_two_people():
    proofs = {1: Proof("A", "1990-01-01"), 3: Proof("B", "1991-02-02")}
    found = cluster([(1, 2), (2, 3)], proofs)
    assert found.person_of == {1: 1, 2: 1, 3: 3}
    assert found.refused == [1]


def test_the_word_of_a_person_stands_above_the_evidence():
    proofs = {1: Proof("A", "1990-01-01"), 2: Proof("B", "1991-02-02"), 3: Proof("A", "1990-01-01")}
    found = cluster([(1, 3)], proofs, together=[(1, 2)])
    assert found.person_of == {1: 1, 2: 1, 3: 1}
    apart = cluster([(1, 3), (3, 4), (4, 5)], {}, apart=[(1, 5)])
    assert apart.person_of == {1: 1, 3: 1, 4: 1, 5: 5}


@given(PAIRS, PROOFS)
def test_no_two_that_contradict_are_ever_together(pairs, proofs):
    people = cluster(pairs, proofs).person_of
    together = [(a, b) for a in people for b in people if people[a] == people[b]]
    assert not any(contradicts(proofs[a], proofs[b]) for a, b in together if a in proofs and b in proofs)


@given(PAIRS, PROOFS, PAIRS)
def test_what_a_person_kept_apart_stays_apart_and_the_rest_is_joined_or_refused(pairs, proofs, apart):
    found = cluster(pairs, proofs, apart)
    people = found.person_of
    assert all(people.get(a, a) != people.get(b, b) for a, b in apart)
    for place, (a, b) in enumerate(pairs):
        assert (people[a] == people[b]) or place in found.refused


@given(PAIRS, PROOFS)
def test_the_same_pairs_give_the_same_people_named_by_their_smallest_record(pairs, proofs):
    found = cluster(pairs, proofs)
    assert found == cluster(list(pairs), dict(proofs))
    for record, person in found.person_of.items():
        assert person <= record
        assert found.person_of[person] == person


@given(PAIRS)
def test_without_contradictions_everything_linked_is_joined(pairs):
    found = cluster(pairs, {})
    assert found.refused == []
    assert all(found.person_of[a] == found.person_of[b] for a, b in pairs)
