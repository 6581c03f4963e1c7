# Milliseconds that surveillance::farringtonFlexible (Noufaily et al. 2013) takes per scored point, on the first series of a file of weekly counts.
suppressMessages(library(surveillance))
arguments <- commandArgs(trailingOnly = TRUE)
all <- read.csv(arguments[1])
series <- head(unique(all$series_id), as.integer(arguments[2]))
scored <- as.integer(arguments[3])
took <- system.time(for (name in series) {
  counts <- all$count[all$series_id == name]
  weeks <- sts(observed = counts, start = c(2014, 1), frequency = 52)
  range <- (length(counts) - scored + 1):length(counts)
  farringtonFlexible(weeks, control = list(range = range, b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26,
    reweight = TRUE, weightsThreshold = 2.58, thresholdMethod = "nbPlugin", trend = TRUE))
})["elapsed"]
cat(1000 * took / (length(series) * scored), "\n")
