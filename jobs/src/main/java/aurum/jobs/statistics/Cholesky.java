package aurum.jobs.statistics;

/** Small symmetric positive definite systems, in place: a regression of ten columns is solved tens of thousands of times a day, and objects for each would cost more than the arithmetic. */
final class Cholesky {

    private Cholesky() {}

    /** Turns the lower triangle into L of L·Lᵀ. */
    static void factor(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j][j];
            }
        }
    }

    static double[] solve(double[][] factor, double[] right) {
        int size = right.length;
        double[] solution = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= factor[i][k] * solution[k];
            }
            solution[i] /= factor[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                solution[i] -= factor[k][i] * solution[k];
            }
            solution[i] /= factor[i][i];
        }
        return solution;
    }

    static double[][] inverse(double[][] factor) {
        double[][] inverse = new double[factor.length][];
        for (int i = 0; i < factor.length; i++) {
            double[] unit = new double[factor.length];
            unit[i] = 1;
            inverse[i] = solve(factor, unit);
        }
        return inverse;
    }
}
