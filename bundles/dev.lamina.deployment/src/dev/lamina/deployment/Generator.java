package dev.lamina.deployment;

/** Writes the files of one tool; the same deployment always gives the same files. */
@FunctionalInterface
public interface Generator {
	/** Adds its files, and what it misses, to the output. Paths are relative to the folder of the tool. */
	void generate(Deployment deployment, GenerationOutput generationOutput);
}
