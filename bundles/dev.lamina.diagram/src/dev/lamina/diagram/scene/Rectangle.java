package dev.lamina.diagram.scene;

/** A rectangle in pixels: its upper left corner and its size. */
public record Rectangle(double x, double y, double width, double height) {
	/** The first x to its right. */
	public double right() {
		return x + width;
	}

	/** The first y below it. */
	public double bottom() {
		return y + height;
	}

	/** The x of its middle. */
	public double middle() {
		return x + width / 2;
	}

	/** Whether a point is in it. */
	public boolean contains(double pointX, double pointY) {
		return pointX >= x && pointX < right() && pointY >= y && pointY < bottom();
	}

	/** Whether another lies inside, edges included. */
	public boolean encloses(Rectangle other) {
		return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
	}

	/** Whether the two have more than an edge in common. */
	public boolean overlaps(Rectangle other) {
		return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
	}

	/** The same elsewhere. */
	public Rectangle moved(double byX, double byY) {
		return new Rectangle(x + byX, y + byY, width, height);
	}
}
