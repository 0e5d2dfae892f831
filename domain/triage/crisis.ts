/** Said to every sender. We never promise urgency: this is not an emergency service. */
export const notAnEmergencyService =
  'The Life Rooms is not an emergency service. If this is urgent, do not wait for us: call 999 if anyone is in immediate ' +
  'danger, or NHS 111 and select the mental health option, at any time.';

/** Said to the sender of a referral that is held for a person to look at. */
export const crisisAdvice =
  'A person at The Life Rooms has been asked to look at this referral now; nothing automatic will happen to it. ' +
  'We are not an emergency service, so please do not wait for us. If anyone is in immediate danger call 999. ' +
  'For urgent mental health help call NHS 111 and select the mental health option, day or night. ' +
  'Samaritans listen at any time on 116 123. Keep the person safe as you usually would until you have heard from us.';
