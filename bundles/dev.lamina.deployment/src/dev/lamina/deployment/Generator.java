package dev.lamina.deployment;

/** Writes the files of one tool; the same deployment always gives the same files. */
@FunctionalInterface
public interface Generator {
	/** Adds its files to the draft, and what it misses. Paths begin with the word of the tool. */
	void generate(Deployment deployment, GenerationOutput generationOutput);
}
