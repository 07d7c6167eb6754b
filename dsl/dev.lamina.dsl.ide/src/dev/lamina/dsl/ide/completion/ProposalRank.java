package dev.lamina.dsl.ide.completion;

/** How likely a proposal is meant, likeliest first. */
enum ProposalRank {
	/** It fits, and is there already. */
	FITTING,
	/** It fits, and comes from elsewhere. */
	IMPORTED,
	/** It goes on with what was begun. */
	CONTINUING,
	/** It begins something new. */
	BEGINNING,
	/** It can be written, but something speaks against it; its detail says what. */
	DOUBTFUL
}
