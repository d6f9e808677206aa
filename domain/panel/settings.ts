/** What a policy says of the review panel 信访评议团 and of when it may be called. */
export interface PanelSettings {
  /** Fewer active members than these are no panel to draw from, and neither are members of fewer kinds. */
  readonly poolAtLeast: number;
  readonly kindsAtLeast: number;
  /** Whether a first review may hold a hearing, too; R22-36 names the second one only. */
  readonly inFirstReview: boolean;
}

/** A hundred persons 百人 (S0 Haining) of four kinds (domain.md 5.4; office setting). */
export const usualPanels: PanelSettings = { poolAtLeast: 100, kindsAtLeast: 4, inFirstReview: false };
