/** Languages a message can be written in. */
export const languages = ['en', 'de', 'es', 'pt', 'fr', 'tr', 'ja'] as const;

/** Made once with every kind: an option cannot be relied on to be added later. */
export const messageKinds = [
  'payment-reminder',
  'statement',
  'thanks',
  'deposit-awaited',
  'check-in',
  'input-needed',
  'delay-notice',
  'delivery',
  'ready-on-payment',
  'receipt-and-review',
  'follow-up',
  'birthday',
  'greeting',
  'referral-ask',
  'testimonial',
  'renewal',
  'proposal-expiring',
  'rate-review',
  'policy-change',
  'pause-notice',
  'extra-work-quote',
  'as-we-agreed',
  'all-right',
  'away-notice',
  'decline',
  'ending',
  'hand-over',
  'monthly-report',
] as const;

export const reminderPolicies = ['gentle', 'standard', 'firm', 'none'] as const;

export const roundings = ['none', 'up', 'nearest'] as const;

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
