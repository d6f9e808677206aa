/** Closed lists of the package's inputs. They stand apart from the schemas so that stories can read them. */

/** Why a matter counts as backlog; which of them an office uses, and from where on, its policy says. */
export const criteria = ['superior', 'repeats', 'overdue', 'promiseOpen', 'manual'] as const;
export type Criterion = (typeof criteria)[number];

/** 一事双交 (S3): to the territory and to the department in charge. */
export const sides = ['territory', 'department'] as const;
export type SideName = (typeof sides)[number];

/** 四包 (S3): 包统筹, 包协调, 包疏导, 包化解. Each is signed by itself. */
export const guarantees = ['planning', 'coordination', 'persuasion', 'resolution'] as const;
export type Guarantee = (typeof guarantees)[number];

/** By what the matter is being resolved (domain.md 6.2). */
export const resolvingGrounds = ['agreement', 'decisionCarriedOut', 'hearingUpheld', 'helpGranted'] as const;
export type ResolvingGround = (typeof resolvingGrounds)[number];

/** How it leaves the list; only the first two count as resolution. */
export const closeOutKinds = ['resolved', 'settled', 'concludedByLaw', 'rerouted'] as const;
export type CloseOutKind = (typeof closeOutKinds)[number];

/** The parts of the close-out pack (domain.md 6.2); no source names their papers, so these are the office's own. */
export const packParts = ['opinion', 'deliveryProof', 'outcomeProof', 'contactRecord', 'statement'] as const;
export type PackPart = (typeof packParts)[number];
