package aurum.jobs;

public final class Aurum {
    public static void main(String[] args) {}
}
