package dev.lamina.engine.gpu;

/** What a scheduler sees of the clients of an engine, by port index. */
public interface EngineClients {
	/** How many ports there are; resident or not. */
	int count();

	/** Whether the client has come and not left. */
	boolean isResident(int client);

	/** Whether the client has a job that could run. */
	boolean isReady(int client);

	/** The weight or priority of the client, at least 1. */
	int weight(int client);

	/** When the first job of a ready client was submitted, as a serial number that grows with every submission. */
	long order(int client);

	/** The current time in nanoseconds. */
	long now();
}
