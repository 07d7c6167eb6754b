package dev.lamina.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.help.HelpSystem;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.ui.WorkbenchBot;

/** The help as Eclipse's help system gives it: its contents, its pages, its search, and its server. */
class HelpTest {
	private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

	@Test
	void everyEntryOfTheContentsHasAPage() throws IOException {
		List<ITopic> topics = topics();
		assertTrue(topics.size() > Rule.values().length + 20, "only " + topics.size());
		for (ITopic topic : topics) {
			assertTrue(text(topic.getHref()).contains("<h1>" + topic.getLabel() + "</h1>"), topic.getHref());
		}
		assertTrue(
				topics.stream().map(ITopic::getLabel).toList().containsAll(Arrays.stream(Rule.values()).map(Rule::code).toList()),
				"every rule");
	}

	@Test
	void everyLinkOfAPageLeadsSomewhere() throws IOException {
		for (ITopic topic : topics()) {
			for (String link : LINK.matcher(text(topic.getHref())).results().map((MatchResult found) -> found.group(1))
					.toList()) {
				assertNotNull(HelpSystem.getHelpContent(URI.create(topic.getHref()).resolve(link).toString()),
						link + " on " + topic.getHref());
			}
		}
	}

	@Test
	void theServerAnswersWithAPageAndFindsOne() {
		URL page = PlatformUI.getWorkbench().getHelpSystem().resolve("/dev.lamina.ui/rules/capacity.exceeded.html", true);
		assertEquals("127.0.0.1", page.getHost(), "only this machine is answered");
		CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> fetched(page.toString()));
		WorkbenchBot.until("the server answers", answer::isDone);
		assertTrue(answer.join().contains("No GPU and no host is promised more than it has."), answer.join());
		String root = page.toString().substring(0, page.toString().indexOf("/help/") + 6);
		CompletableFuture<String> contents = CompletableFuture.supplyAsync(() -> fetched(root + "index.jsp"));
		WorkbenchBot.until("the frames of the help are there", contents::isDone);
		assertTrue(contents.join().contains("<frameset"), contents.join());
		CompletableFuture<String> found = CompletableFuture
				.supplyAsync(() -> fetched(root + "search?phrase=hidden+memory+fences"));
		WorkbenchBot.until("the search answers", found::isDone);
		assertTrue(found.join().contains("capacity.exceeded.html"), found.join());
	}

	private static String fetched(String address) {
		try (InputStream page = URI.create(address).toURL().openStream()) {
			return new String(page.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException unanswered) {
			return unanswered.toString();
		}
	}

	private static List<ITopic> topics() {
		List<IToc> books = Arrays.stream(HelpSystem.getTocs()).filter(toc -> toc.getLabel().equals("Lamina")).toList();
		assertEquals(1, books.size());
		List<ITopic> all = new ArrayList<>();
		collect(books.getFirst().getTopics(), all);
		return all;
	}

	private static void collect(ITopic[] topics, List<ITopic> all) {
		for (ITopic topic : topics) {
			if (topic.getHref() != null) {
				all.add(topic);
			}
			collect(topic.getSubtopics(), all);
		}
	}

	private static String text(String href) throws IOException {
		try (InputStream page = HelpSystem.getHelpContent(href)) {
			assertNotNull(page, href);
			return new String(page.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
