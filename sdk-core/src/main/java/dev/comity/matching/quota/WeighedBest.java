package dev.comity.matching.quota;

import dev.comity.matching.instance.QuotaTradeOff;
import dev.comity.matching.proof.FlowPlacement;

/** Weights of total and moves, and what is proved to be the best for them. */
record WeighedBest(QuotaTradeOff weights, FlowPlacement best) {}
