export const languages = {
  en: 'English',
  de: 'German',
  es: 'Spanish',
  pt: 'Portuguese',
  fr: 'French',
  tr: 'Turkish',
  ja: 'Japanese',
} as const;

export const messageKinds = {
  'payment-reminder': 'Payment reminder',
  statement: 'Statement',
  thanks: 'Thanks',
  'deposit-awaited': 'Deposit awaited',
  'check-in': 'Check-in',
  'input-needed': 'Input needed',
  'delay-notice': 'Delay notice',
  delivery: 'Delivery',
  'ready-on-payment': 'Ready on payment',
  'receipt-and-review': 'Receipt and review',
  'follow-up': 'Follow-up',
  birthday: 'Birthday',
  greeting: 'Greeting',
  'referral-ask': 'Referral ask',
  testimonial: 'Testimonial',
  renewal: 'Renewal',
  'proposal-expiring': 'Proposal expiring',
  'rate-review': 'Rate review',
  'policy-change': 'Policy change',
  'pause-notice': 'Pause notice',
  'extra-work-quote': 'Quote for extra work',
  'as-we-agreed': 'As we agreed',
  'all-right': 'Is everything all right',
  'away-notice': 'Away notice',
  decline: 'Decline',
  ending: 'Ending',
  'hand-over': 'Hand-over',
  'monthly-report': 'Monthly report',
} as const;

export const reminderPolicies = {
  gentle: 'Gentle',
  standard: 'Standard',
  firm: 'Firm',
  none: 'None',
} as const;

export const roundings = { none: 'None', up: 'Up', nearest: 'Nearest' } as const;

export const weekdays = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
} as const;
