"""Encoder, decoder and search: the fast way and the slow way give the same."""

import pytest
import torch

from core.models.search import beam, greedy
from core.models.seq2seq import Decoder, Encoder, Seq2Seq
from core.text.vocabulary import BOS_ID, EOS_ID, PAD_ID


def model(cell="gru", attention="general", layers=1, bidirectional=True) -> Seq2Seq:
    torch.manual_seed(3)
    same = {"embedding_size": 8, "hidden_size": 10, "cell": cell, "num_layers": layers, "dropout": 0.0}
    encoder = Encoder(20, bidirectional=bidirectional, **same)
    net = Seq2Seq(encoder, Decoder(15, attention=attention, **same)).eval()
    torch.nn.init.normal_(net.decoder.embedding.weight)  # opinions strong enough to differ from token to token
    return net


SOURCE = torch.tensor([[5, 6, 7, 8, 9], [4, 3, 2, PAD_ID, PAD_ID]])
LENGTHS = torch.tensor([5, 3])
BEFORE = torch.tensor([[BOS_ID, 5, 6, 7], [BOS_ID, 8, 9, 10]])
KINDS = pytest.mark.parametrize(
    ("cell", "attention", "layers", "bidirectional"),
    [("gru", "general", 1, True), ("lstm", "dot", 2, False), ("lstm", "additive", 2, True), ("gru", "none", 1, True)],
)


@KINDS
def test_one_call_gives_what_token_by_token_gives(cell, attention, layers, bidirectional):
    net = model(cell, attention, layers, bidirectional)
    at_once = net(SOURCE, LENGTHS, BEFORE)
    memory = net.encoder(SOURCE, LENGTHS)
    state, steps = memory.last, []
    for t in range(BEFORE.size(1)):
        logits, _, state = net.decoder(BEFORE[:, t : t + 1], memory, state)
        steps.append(logits)
    assert torch.allclose(at_once, torch.cat(steps, dim=1), atol=1e-5)


@KINDS
def test_a_translation_does_not_depend_on_its_batch(cell, attention, layers, bidirectional):
    net = model(cell, attention, layers, bidirectional)
    together = net(SOURCE, LENGTHS, BEFORE)[1]
    alone = net(SOURCE[1:, :3], LENGTHS[1:], BEFORE[1:])[0]
    assert torch.allclose(together, alone, atol=1e-5)


def test_without_teacher_forcing_the_decoder_reads_its_own_words():
    net = model()
    own = net(SOURCE, LENGTHS, BEFORE, teacher_forcing=0.0).argmax(dim=2)
    written, _ = greedy(net, SOURCE, LENGTHS, BEFORE.size(1))
    for row, ids in zip(own.tolist(), written.tolist(), strict=True):
        end = ids.index(EOS_ID) + 1 if EOS_ID in ids else len(ids)
        assert row[:end] == ids[:end]


def test_greedy_stops_at_eos_and_pads_what_is_behind_it():
    net = model()
    with torch.no_grad():
        net.decoder.bias[EOS_ID] = 1000.0
    ids, weights = greedy(net, SOURCE, LENGTHS, 9)
    assert ids.tolist() == [[EOS_ID], [EOS_ID]]
    assert weights.shape == (2, 1, 5)


def test_greedy_gives_up_at_the_limit():
    net = model()
    with torch.no_grad():
        net.decoder.bias[EOS_ID] = -1000.0
    assert greedy(net, SOURCE, LENGTHS, 9)[0].shape == (2, 9)


def test_a_beam_of_one_is_greedy_search():
    net = model()
    ids, _ = greedy(net, SOURCE[:1], LENGTHS[:1], 8)
    last = beam(net, SOURCE[:1], 1, 8)[-1][0]
    assert list(last.ids) == ids[0].tolist()


def test_a_wider_beam_never_finds_a_worse_sentence_of_the_same_length():
    net = model()
    with torch.no_grad():
        net.decoder.bias[EOS_ID] = -1000.0  # all sentences end at the limit
    best = [beam(net, SOURCE[:1], width, 6)[-1][0].log_probability for width in (1, 15)]
    assert best[1] >= best[0]


def test_the_log_probability_of_a_hypothesis_is_that_of_its_words():
    net = model()
    found = beam(net, SOURCE[:1], 3, 5)[-1][0]
    before = torch.tensor([[BOS_ID, *found.ids[:-1]]])
    logs = net(SOURCE[:1], LENGTHS[:1], before)[0].log_softmax(1)
    assert found.log_probability == pytest.approx(sum(logs[t, i].item() for t, i in enumerate(found.ids)), abs=1e-4)
