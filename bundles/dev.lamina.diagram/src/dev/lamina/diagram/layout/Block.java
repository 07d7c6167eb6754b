package dev.lamina.diagram.layout;

import java.util.List;

import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Rectangle;

/** A box with the routes that run inside of it: what moves together. */
record Block(Box box, List<EdgeRoute> routes) {
	Block {
		routes = List.copyOf(routes);
	}

	Block(Box box) {
		this(box, List.of());
	}

	Rectangle bounds() {
		return box.bounds();
	}

	double width() {
		return box.bounds().width();
	}

	double height() {
		return box.bounds().height();
	}

	Block movedTo(double x, double y) {
		return moved(x - bounds().x(), y - bounds().y());
	}

	Block moved(double byX, double byY) {
		return byX == 0 && byY == 0 ? this
				: new Block(box.moved(byX, byY), routes.stream().map(edgeRoute -> edgeRoute.moved(byX, byY)).toList());
	}
}
