/**
 * Shared resources that serve jobs: processors, links, concurrent engines and pure delays.
 * A resource is described by an immutable record; its station is the resource at work in one run.
 */
package dev.lamina.engine.resource;
